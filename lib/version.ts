import manifest from "@/package.json";

/** Stored with every judgment. */
export const programVersion: string = manifest.version;
