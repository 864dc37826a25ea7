/** Loaded into child processes: when the parent is gone (kill -9 leaves no other sign), the child is told to end, once. */
const parent = process.ppid;
const watch = setInterval(() => {
  if (process.ppid === parent) return;
  clearInterval(watch);
  process.kill(process.pid, "SIGTERM");
}, 1000).unref();
