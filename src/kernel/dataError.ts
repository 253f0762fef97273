/** Data that Relais refuses to start with. One line per problem: the file, the record, the field, what is wrong. */
export class DataError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'DataError';
    this.problems = problems;
  }
}
