/** Processor time of this thread since a reading, in milliseconds. */
function usedSince(before: NodeJS.CpuUsage): number {
  const used = process.threadCpuUsage(before);
  return (used.user + used.system) / 1000;
}

/**
 * The longest that the event loop was kept from looking at requests while something was done, in milliseconds of this
 * thread's processor time: that is the same however many others use the machine.
 */
export async function longestTurn(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = process.threadCpuUsage();
  const watch = setInterval(() => {
    longest = Math.max(longest, usedSince(last));
    last = process.threadCpuUsage();
  }, 1);
  try {
    await work();
    longest = Math.max(longest, usedSince(last));
  } finally {
    clearInterval(watch);
  }
  return longest;
}
