/** The device's own time: for when a draft was kept here, never for anything that counts. */
export function deviceNow(): Date {
  return new Date();
}
