import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { netOfTree, type ProcessTree, parseTree, printTree } from './index.ts';
import { anyTree } from './trial/any-tree.ts';

const read = (text: string): ProcessTree => {
  const parsed = parseTree(text);
  if (!parsed.ok) throw new Error(`${parsed.problem.at}: ${parsed.problem.message}`);
  return parsed.value;
};
const problemOf = (text: string) => {
  const parsed = parseTree(text);
  return parsed.ok ? null : parsed.problem;
};

describe('a process tree', () => {
  it('NT-1 is printed in the form that the literature uses', () => {
    const form = "->( 'a', X( 'b', tau ), +( 'c', 'd' ), *( 'e', tau ) )";
    expect(printTree(read(form))).toBe(form);
    expect(printTree({ kind: 'activity', name: "it's a \\" })).toBe("'it\\'s a \\\\'");
  });

  it('NT-1 reads back as the same tree', () => {
    fc.assert(
      fc.property(anyTree(), (tree) => {
        expect(read(printTree(tree))).toEqual(tree);
      }),
    );
  });

  it('NT-1 does not mind blanks and line breaks', () => {
    expect(read(" -> (\n'a' ,tau)\n")).toEqual({
      kind: 'sequence',
      children: [{ kind: 'activity', name: 'a' }, { kind: 'tau' }],
    });
  });

  it.each([
    ['', 0],
    ["'a", 0],
    ["->( 'a'", 7],
    ["->( 'a' ) 'b'", 10],
    ['X( )', 3],
    ["*( 'a' )", 1],
    ["X 'a'", 2],
    ['taux', 0],
    ["O( 'a', 'b' )", 0],
  ])('NT-2 %j is no tree, from place %i', (text, at) => {
    expect(problemOf(text)).toMatchObject({ at, message: expect.stringMatching(/\.$/) });
  });

  it('NT-2 says so of a text that is too deep or too long', () => {
    expect(problemOf('X('.repeat(100_000))?.message).toMatch(/500 brackets/);
    expect(problemOf(`'${'a'.repeat(2_000_001)}'`)?.message).toMatch(/2,000,000/);
  });

  it('NT-2 any text is answered', () => {
    const piece = fc.constantFrom("'", '\\', '(', ')', ',', ' ', '->', 'X', '+', '*', 'tau', 'a');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const parsed = parseTree(pieces.join(''));
        if (!parsed.ok) expect(parsed.problem.at).toBeLessThanOrEqual(pieces.join('').length);
      }),
    );
  });
});

describe('the net of a tree', () => {
  const stepsOf = (text: string) =>
    netOfTree(read(text)).transitions.map(({ label, takes, gives }) => `${takes} ${label ?? '.'} ${gives}`);

  it('NT-3 joins its blocks by places', () => {
    expect(stepsOf("'a'")).toEqual(['0 a 1']);
    expect(stepsOf("->( 'a', X( 'b', tau ) )")).toEqual(['0 a 2', '2 b 1', '2 . 1']);
    expect(stepsOf("+( 'a', 'b' )")).toEqual(['0 . 2,3', '2 a 4', '3 b 5', '4,5 . 1']);
    expect(stepsOf("*( 'a', 'b' )")).toEqual(['0 . 2', '2 a 3', '3 b 2', '3 . 1']);
  });

  it('NT-3 has a labelled transition for each activity leaf, and nothing enters the source or leaves the sink', () => {
    fc.assert(
      fc.property(anyTree(), (tree) => {
        const { transitions, source, sink, places } = netOfTree(tree);
        expect(transitions.filter(({ label }) => label !== null)).toHaveLength(leavesOf(tree));
        expect(transitions.flatMap(({ gives }) => gives)).not.toContain(source);
        expect(transitions.flatMap(({ takes }) => takes)).not.toContain(sink);
        expect(Math.max(...transitions.flatMap(({ gives }) => gives))).toBeLessThan(places);
      }),
    );
  });
});

function leavesOf(tree: ProcessTree): number {
  if (tree.kind === 'activity') return 1;
  return tree.kind === 'tau' ? 0 : tree.children.reduce((sum, child) => sum + leavesOf(child), 0);
}
