import { handle } from "@/lib/api/handle";
import { uploadFile } from "@/lib/datasets/endpoints";
import { receiveUpload } from "@/lib/datasets/uploads";
import { AppError } from "@/lib/errors";

export const POST = handle(uploadFile, async ({ request, query }) => {
  if (!request.body) throw new AppError("bad_request", "The file is the body of the request; there is none.");
  const declared = request.headers.get("content-length");
  return receiveUpload(query.name, request.body, declared === null ? undefined : Number(declared));
});
