/** What a route of /api/v1 takes and gives. Requests are parsed with these schemas and OpenAPI is written from them. */
import type { z } from "zod";
import type { Role } from "@/lib/users/types";

export type Method = "GET" | "HEAD" | "OPTIONS" | "POST" | "PUT" | "PATCH" | "DELETE";

export type Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Headers extends z.ZodType = z.ZodType,
> = {
  method: Method;
  /** With parameters in braces: /studies/{studyId}. */
  path: string;
  summary: string;
  /** Who may call it at all; what they may touch is decided at the data. "anyone": also without signing in. */
  roles: readonly Role[] | "anyone";
  /** Whether an API token opens it. Where nothing is said: what is read, and not by evaluators. */
  token?: boolean;
  params?: Params;
  query?: Query;
  /** Headers that the endpoint reads, by their names in small letters. */
  headers?: Headers;
  body?: Body;
  /** The media type of a body that is bytes and not JSON: the handler reads it itself. */
  consumes?: string;
  /** 200 where nothing is said. 204 has no body, and neither has the answer to HEAD. */
  status?: 201 | 202 | 204;
  /** Absent for endpoints that answer with bytes or a stream: then `produces` names the media type. */
  response?: z.ZodType;
  produces?: string;
  /** Bytes at most in a JSON body; 64 KiB where nothing is said. */
  bodyLimit?: number;
};

/** A token only reads, and never at the desk: what an evaluator may call is closed to it unless the endpoint says otherwise. */
export function isOpenToTokens({ method, roles, token }: Endpoint): boolean {
  return method === "GET" && (token ?? (roles === "anyone" || !roles.includes("evaluator")));
}

/** Keeps the literal type, so that a handler knows which of params, query and body its endpoint has. */
export function defineEndpoint<const E extends Endpoint>(endpoint: E): E {
  return endpoint;
}
