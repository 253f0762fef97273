/** True when one slip at most (a letter wrong, missing, added, or two swapped) separates the query from the name or its beginning. */
export function closeTo(name: string, query: string): boolean {
  const lengths = [query.length - 1, query.length, query.length + 1];
  return lengths.some((length) => oneSlipApart(name.slice(0, length), query));
}

function oneSlipApart(a: string, b: string): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  const restA = a.slice(start);
  const restB = b.slice(start);
  return (
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    restA.slice(1) === restB.slice(1) ||
    (restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2))
  );
}
