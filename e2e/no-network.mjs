/** Loaded before a program that has to do without a network: whoever reaches for one gets an error. */
import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";
import { syncBuiltinESMExports } from "node:module";

function refuse() {
  throw new Error("There is no network here.");
}

net.Socket.prototype.connect = refuse; // http, https, fetch and pg all come through it
net.Server.prototype.listen = refuse;
dgram.createSocket = refuse;
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) {
  dns[name] = refuse;
  dns.promises[name] = refuse;
}
syncBuiltinESMExports();
