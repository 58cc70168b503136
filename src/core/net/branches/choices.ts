// What may come of a step that rules decide? It is done once for every combination of answers to what it asks.

/** Answers with a number below `of`; the same question in one step has one answer, since nothing changes in between. */
export type Choose = (question: string, of: number) => number;

/** Runs a step for each combination of answers, up to a bound, or until it says false. **shape**: whether all were tried. */
export function forEachChoice(most: number, step: (choose: Choose) => boolean): boolean {
  let answers: { readonly of: number; is: number }[] = [];
  for (let runs = 0; runs < most; runs++) {
    let asked = 0;
    const given = new Map<string, number>();
    const goesOn = step((question, of) => {
      const known = given.get(question);
      if (known !== undefined) return known;
      answers[asked] ??= { of, is: 0 };
      const { is } = answers[asked++] as { is: number };
      given.set(question, is);
      return is;
    });
    if (!goesOn) return false;
    answers = answers.slice(0, asked);
    while (answers.length > 0 && isLast(answers.at(-1))) answers.pop();
    const last = answers.at(-1);
    if (last === undefined) return true;
    last.is += 1;
  }
  return false;
}

const isLast = (answer: { of: number; is: number } | undefined): boolean =>
  answer !== undefined && answer.is + 1 >= answer.of;
