/** The address /api/v1/generations/names. */
import { z } from "zod";
import { storable } from "@/lib/api/storable-text";
import { defineEndpoint } from "@/lib/api/endpoint";
import { nameListViewSchema } from "./types";

const response = z.object({ inForce: nameListViewSchema.nullable() });

export const putNameListSchema = z.strictObject({ fileName: storable(z.string().trim().min(1).max(200)), csv: storable(z.string().max(5_000_000)) });

export const getNames = defineEndpoint({
  method: "GET", path: "/generations/names", roles: ["researcher", "admin"], response,
  summary: "Whose names the people of later runs have: a list of the lab's own, or null for those that come with the program.",
});

export const putNames = defineEndpoint({
  method: "PUT", path: "/generations/names", roles: ["admin"], body: putNameListSchema, bodyLimit: 8_000_000, response,
  summary: "Names of the lab's own for later runs: a CSV with the columns country, gender and name. Countries that it does not have keep the program's.",
});

export const deleteNames = defineEndpoint({
  method: "DELETE", path: "/generations/names", roles: ["admin"], response, summary: "Later runs have the names that come with the program again.",
});
