/** Whether a host is named as servers of the internet are: no address, and no name that only counts inside a network. */
export function isPublicName(hostname: string): boolean {
  return /^([a-z0-9_-]+\.)+[a-z][a-z0-9-]*\.?$/i.test(hostname) && !/\.(local|localhost|internal)\.?$/i.test(hostname);
}
