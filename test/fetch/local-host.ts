/** A web server on this machine for one test, which counts who came. */
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";

export type LocalHost = { port: number; origin: string; connections: () => number; requests: { method: string; url: string; headers: Record<string, unknown>; at: number }[]; close: () => Promise<void> };

export async function startLocalHost(answer: RequestListener): Promise<LocalHost> {
  const requests: LocalHost["requests"] = [];
  let connections = 0;
  const server: Server = createServer((request, response) => {
    requests.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, at: performance.now() });
    answer(request, response);
  });
  server.on("connection", () => (connections += 1));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    port, origin: `http://127.0.0.1:${port}`, connections: () => connections, requests,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}
