/** Loaded into child processes: when the parent is gone (kill -9 leaves no other sign), the child ends too. */
const parent = process.ppid;
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
}, 1000).unref();
