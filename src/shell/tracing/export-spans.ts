// Sends spans to a collector, a second's worth at a time. What nobody takes is dropped: work never waits for those who look on.
// Source: OTLP 1 over HTTP with JSON, the trace service.
import type { Milliseconds } from '../../core/base/index.ts';

export type EndedSpan = {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly kind: number;
  /** **units**: nanoseconds since 1970, as text, for they are too many for a number. */
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes: ReadonlyMap<string, string | number>;
  readonly failed: boolean;
};

export type ExportOptions = {
  readonly endpoint: string;
  readonly headers: { readonly [name: string]: string };
  readonly service: string;
  readonly version: string;
  readonly onTrouble: (error: unknown) => void;
  readonly everyMs?: Milliseconds;
};

const EVERY_MS = 1_000;
const PATIENCE_MS = 5_000;
const MOST_WAITING = 4_096;
const MOST_AT_ONCE = 512;

export function exportSpans(options: ExportOptions) {
  const { endpoint, headers, onTrouble, everyMs = EVERY_MS } = options;
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  let waiting: EndedSpan[] = [];
  let isTold = false;
  let underWay = Promise.resolve();
  const send = async (spans: readonly EndedSpan[]) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(documentOf(spans, options)),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The collector of traces answered with ${response.status}.`);
    isTold = false;
  };
  const flush = (): Promise<void> => {
    while (waiting.length > 0) {
      const spans = waiting.splice(0, MOST_AT_ONCE);
      underWay = underWay
        .then(() => send(spans))
        .catch((error: unknown) => {
          // Said once, until it works again.
          if (!isTold) onTrouble(error);
          isTold = true;
        });
    }
    return underWay;
  };
  const timer = setInterval(() => void flush(), everyMs);
  timer.unref();
  return {
    add: (span: EndedSpan): void => {
      waiting.push(span);
      if (waiting.length > MOST_WAITING) waiting = waiting.slice(-MOST_WAITING / 2);
    },
    close: (): Promise<void> => {
      clearInterval(timer);
      return flush();
    },
  };
}

function documentOf(spans: readonly EndedSpan[], { service, version }: ExportOptions) {
  const resource = new Map([
    ['service.name', service],
    ['service.version', version],
  ]);
  return {
    resourceSpans: [
      {
        resource: { attributes: attributesOf(resource) },
        scopeSpans: [{ scope: { name: 'millrace', version }, spans: spans.map(spanOf) }],
      },
    ],
  };
}

const ERROR = 2;

const spanOf = ({ attributes, failed, ...span }: EndedSpan) => ({
  ...span,
  attributes: attributesOf(attributes),
  status: failed ? { code: ERROR } : {},
});

const attributesOf = (attributes: ReadonlyMap<string, string | number>) =>
  [...attributes].map(([key, value]) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(Math.round(value)) },
  }));
