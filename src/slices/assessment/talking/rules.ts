/** In whose name a person may speak here: the office, and the departments of theirs that were asked. */
export function voicesOf(coordinates: boolean, mine: readonly string[], asked: readonly string[]): readonly (string | null)[] {
  return [...(coordinates ? [null] : []), ...asked.filter((id) => mine.includes(id))];
}
