// A small browser without a screen: asks the application directly and keeps its cookies.
/** Whatever answers requests: the application itself, or a server far away. */
export type Reached = { fetch(request: Request): Response | Promise<Response> };

export type Answered = { status: number; body: unknown; headers: Headers };

/** A client of its own; each has its own cookies. */
export function visitor(app: Reached) {
  const cookies = new Map<string, string>();
  const ask = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const sent = new Headers({ host: 'localhost', ...headers });
    if (cookies.size > 0)
      sent.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const bytes = body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : undefined;
    if (body !== undefined)
      sent.set('content-type', bytes === undefined ? 'application/json' : 'application/octet-stream');
    const init =
      body === undefined
        ? { method, headers: sent }
        : { method, headers: sent, body: bytes ?? JSON.stringify(body) };
    const response = await app.fetch(new Request(`http://localhost${path}`, init));
    for (const cookie of response.headers.getSetCookie()) keep(cookies, cookie);
    const text = await response.text();
    const answered: Answered = { status: response.status, body: parsed(text), headers: response.headers };
    return answered;
  };
  return { ask, cookies };
}

export type Visitor = ReturnType<typeof visitor>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function keep(cookies: Map<string, string>, cookie: string): void {
  const [pair = '', ...rest] = cookie.split(';');
  const at = pair.indexOf('=');
  const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
  if (value === '' || rest.some((part) => /max-age=0/i.test(part))) cookies.delete(name);
  else cookies.set(name, value);
}
