/** Every sentence about a report that is read from a file. */
export const words = {
  title: 'Open a report from a file',
  titleOf: (school: string) => `${school}, from a file`,
  lead: 'A report that was saved as “Data (JSON)” can be read here again, also without a connection. It stays on this device: nothing is sent.',
  choose: 'The file of the report',
  another: 'Open another file',
  opened: (school: string) => `Opened: the report of ${school}, from a file.`,
  banner: 'Read from a file, not from this service',
  bannerText: (name: string) =>
    `This is what stands in “${name}”. Nobody has checked that it is what was published: ask the school for that.`,
} as const
