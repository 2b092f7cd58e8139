/** Numbers as people list them: `3, 5 8-10` → 3, 5, 8, 9, 10; at most 500, anything else is left out. */
export function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  for (const [, from, to] of text.matchAll(/(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?/g)) {
    const [first, last] = [Number(from), Number(to ?? from)];
    for (let n = first; n <= last && numbers.length < 500; n += 1) if (n > 0) numbers.push(n);
  }
  return [...new Set(numbers)];
}
