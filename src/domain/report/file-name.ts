/** A name in letters and digits that every file system and every header can hold, such as `ashdown-park-primary-school`. */
export function plainName(name: string): string {
  const plain = name.normalize('NFKD').replaceAll(/[\u0300-\u036F’']/g, '')
  const words = plain.toLowerCase().match(/[a-z0-9]+/g) ?? ['report']
  return words.join('-').slice(0, 80)
}
