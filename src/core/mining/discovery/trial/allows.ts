// Does a model allow a sequence? Straight from the definition, slow and simple: what the tests hold the miner against.
// Written for models in which the children of a parallel block share no names.
import { activitiesOfTree, type ProcessTree } from '../../../net/index.ts';

export function allows(tree: ProcessTree, word: readonly string[]): boolean {
  const known = new Map<ProcessTree, Map<string, boolean>>();
  const ask = (part: ProcessTree, of: readonly string[]): boolean => {
    const answers = known.get(part) ?? new Map<string, boolean>();
    known.set(part, answers);
    const key = of.join('\n');
    const answer = answers.get(key) ?? answerFor(part, of, ask);
    answers.set(key, answer);
    return answer;
  };
  return ask(tree, word);
}

type Ask = (part: ProcessTree, of: readonly string[]) => boolean;

function answerFor(part: ProcessTree, word: readonly string[], ask: Ask): boolean {
  if (part.kind === 'tau') return word.length === 0;
  if (part.kind === 'activity') return word.length === 1 && word[0] === part.name;
  if (part.kind === 'choice') return part.children.some((child) => ask(child, word));
  if (part.kind === 'sequence') return inRow(part.children, word, ask);
  if (part.kind === 'loop') return repeats(part.children, word, ask);
  const owned = part.children.map((child) => {
    const names = new Set(activitiesOfTree(child));
    return word.filter((name) => names.has(name));
  });
  const all = owned.reduce((sum, own) => sum + own.length, 0);
  return all === word.length && part.children.every((child, i) => ask(child, owned[i] ?? []));
}

function inRow([first, ...rest]: readonly ProcessTree[], word: readonly string[], ask: Ask): boolean {
  if (first === undefined) return word.length === 0;
  if (rest.length === 0) return ask(first, word);
  return cuts(word).some((at) => ask(first, word.slice(0, at)) && inRow(rest, word.slice(at), ask));
}

function repeats([body, ...redos]: readonly ProcessTree[], word: readonly string[], ask: Ask): boolean {
  if (body === undefined) return false;
  // Places that are reached behind a body.
  const reached = new Set(cuts(word).filter((at) => ask(body, word.slice(0, at))));
  for (const at of reached) {
    for (const back of cuts(word).filter((place) => place >= at)) {
      if (!redos.some((redo) => ask(redo, word.slice(at, back)))) continue;
      for (const on of cuts(word)) if (on >= back && ask(body, word.slice(back, on))) reached.add(on);
    }
  }
  return reached.has(word.length);
}

const cuts = (word: readonly string[]): number[] => Array.from({ length: word.length + 1 }, (_, at) => at);
