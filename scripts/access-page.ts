// The page of access: each operation of the API under the rule that lets people in, so that a rule never changes unseen.
import { ACCESS_RULES, type AccessRule, RULE_WORDS } from '../src/faces/http/access.ts';
import { doingOf, type Route } from '../src/faces/http/route.ts';

export const ACCESS_LEAD =
  'Who may ask what: every operation of the API under its rule. Whatever belongs to another workspace looks missing, whoever asks. ' +
  'By a token a program asks whatever its person may ask; by one that only reads, what begins with GET or is marked *reads*; ' +
  'by no token, what is marked *signed in*.';

/** The operations by rule, in the order of their addresses. */
export const accessPage = (routes: readonly Route[]): string[] =>
  ACCESS_RULES.filter((rule) => routes.some(({ access }) => access === rule)).map((rule) =>
    section(rule, routes),
  );

function section(rule: AccessRule, routes: readonly Route[]): string {
  const lines = routes
    .filter(({ access }) => access === rule)
    .toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1))
    .map((route) => `- \`${route.method} ${route.path}\`${markOf(route)} ${route.summary}`);
  return `## ${rule}\n${RULE_WORDS[rule]}\n\n${lines.join('\n')}`;
}

/** What is not told by the method: whether tokens may ask it. */
function markOf(route: Route): string {
  const doing = doingOf(route);
  if (route.access === 'public') return '';
  if (doing === 'sign-in') return ' *signed in*';
  return doing === 'read' && route.method !== 'GET' ? ' *reads*' : '';
}
