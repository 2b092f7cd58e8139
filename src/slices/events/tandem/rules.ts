/**
 * What changed between the page as it was shown and as it was sent: two experts who choose at the same time touch only what each of
 * them changed.
 */
export function changesOf({ shown, was, choose }: { readonly shown: readonly string[]; readonly was: readonly string[]; readonly choose: readonly string[] }): { readonly add: readonly string[]; readonly drop: readonly string[] } {
  return { add: choose.filter((id) => shown.includes(id) && !was.includes(id)), drop: was.filter((id) => shown.includes(id) && !choose.includes(id)) };
}
