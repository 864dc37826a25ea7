/**
 * The key of a picture that episodes know by address alone: what a round has fetched, an export names and an import brings is kept under it
 * as every other picture of a dataset is under its own. Made of the address, so that whoever has the address finds the picture. Pure.
 */
const PREFIX = "url-";

/** @param url an expression of SQL. @returns the address's key as one. */
export const addressKey = (url: string) => `'${PREFIX}' || encode(sha256(convert_to(${url}, 'UTF8')), 'hex')`;

/** @param key an expression of SQL. @returns a condition: it may be an address's. */
export const isAddressKey = (key: string) => `starts_with(${key}, '${PREFIX}')`;
