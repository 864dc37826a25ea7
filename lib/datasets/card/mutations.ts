/** What an admin says about a dataset. */
import { prisma } from "@/lib/db/client";
import { notFound } from "@/lib/errors";
import type { Importer } from "../access";
import type { DescribeDataset } from "../schema";

export async function describeDataset(importer: Importer, slug: string, words: DescribeDataset): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const changed = await transaction.dataset.updateMany({ where: { slug, currentVersion: { gt: 0 } }, data: words });
    if (changed.count === 0) throw notFound();
    await transaction.auditEvent.create({ data: { actorId: importer.userId, action: "dataset.describe", subject: `dataset:${slug}`, detail: words } });
  });
}
