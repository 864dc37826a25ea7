/** What an archive is called, and the folder that comes out of it. Pure. */
export function bundleName({ id, protocolVersion }: { id: string; protocolVersion: number }): string {
  return `concord-${id.slice(0, 8)}-v${protocolVersion}`;
}
