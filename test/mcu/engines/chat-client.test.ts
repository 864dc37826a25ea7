import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { chatClient } from "@/lib/mcu/engines/chat-client";
import type { ChatAnswer } from "@/lib/mcu/ports";
import { standInOnly } from "../../fixtures/stand-in-only";

standInOnly("chat/openai");

let server: Server | undefined;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((done) => (server ? server.close(done) : done(undefined)));
});

/** Far more than a busy machine takes. */
const PATIENT_MS = 30_000;

async function ask(listener: RequestListener, idleMs = PATIENT_MS) {
  server = createServer(listener);
  await new Promise<void>((done) => server?.listen(0, "127.0.0.1", done));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const port = chatClient({ name: "lab", baseUrl, wholeMs: PATIENT_MS, idleMs, maxBytes: 1e6 }, { name: "lab", model: "m", revision: null, licence: null });
  return port.chat({ system: "s", user: "u", temperature: 0, maxTokens: 9, seed: 1 }, new AbortController().signal).catch((error: unknown) => error);
}
const piece = (content: string, finish_reason: string | null = null) => `data: ${JSON.stringify({ choices: [{ delta: { content }, finish_reason }] })}\n\n`;
const stream = (...events: string[]): RequestListener => (_, answer) => answer.writeHead(200, { "content-type": "text/event-stream" }).end(events.join(""));
const usage = `data: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2}}\n\n`;

describe("chatClient", () => {
  it("puts a stream together, and takes its last event once", async () => {
    expect(await ask(stream(piece("Hel"), piece("lo", "stop"), piece("lo", "stop"), usage, "data: [DONE]\n\n"))).toMatchObject({
      text: "Hello", finish: "stop", usage: { inputTokens: 5, cachedTokens: 0, outputTokens: 2 },
    });
  });

  it("reads an answer in one piece", async () => {
    const whole = JSON.stringify({ choices: [{ message: { content: "Hi", reasoning_content: "hm" }, finish_reason: "length" }] });
    expect(await ask((_, answer) => answer.setHeader("content-type", "application/json").end(whole))).toMatchObject({ text: "Hi", finish: "length", usage: null });
  });

  it("cuts a whitespace loop, and counts what had come by then: the server's own count comes at the end", async () => {
    const cut = (await ask(stream(piece("{"), ...Array.from({ length: 50 }, () => piece(" \n".repeat(50)))))) as ChatAnswer;
    expect(cut).toMatchObject({ text: "{", finish: "length", usage: { inputTokens: null, outputTokens: expect.any(Number) as number } });
    expect(cut.usage?.outputTokens).toBeGreaterThanOrEqual(22);
  });

  it.each<[string, string, RequestListener]>([
    ["a stream without an end", "down", stream(piece("Hel"))],
    ["a page", "lying", (_, answer) => answer.setHeader("content-type", "text/html").end("<html>")],
    ["429", "limited", (_, answer) => answer.writeHead(429, { "retry-after": "2" }).end()],
    ["503", "down", (_, answer) => answer.writeHead(503).end()],
    ["400", "refused", (_, answer) => answer.writeHead(400).end("no such model")],
    ["another place", "lying", (_, answer) => answer.writeHead(302, { location: "http://127.0.0.1:1/" }).end()],
    ["nothing", "slow", () => undefined],
    ["a reset", "down", (request) => request.socket.destroy()],
    ["no end of bytes", "too-large", (_, answer) => {
      answer.writeHead(200, { "content-type": "text/event-stream" });
      const more = () => { while (!answer.destroyed && answer.write(piece("x".repeat(10_000))));};
      answer.on("drain", more);
      more();
    }],
  ])("says of %s that it is %s", async (_, fault, listener) => {
    expect(await ask(listener, fault === "slow" ? 300 : PATIENT_MS)).toMatchObject({ name: "EngineError", fault, ...(fault === "limited" ? { retryAfterMs: 2000 } : {}) });
  });
});
