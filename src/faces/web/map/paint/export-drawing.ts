// The map or a chart as a file: the drawing with the colours it has on screen, on its ground, with its own letters.
import type { Size } from '../../../../core/layout/index.ts';

const WORN = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'fill-opacity',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'font-variant-numeric',
  'text-anchor',
  'transform',
  'visibility',
  'display',
] as const;
const SHARPNESS = 2;
const HEAD = 64;
const ALONE = '[data-screen-only]';

/** What stands above a saved drawing. */
export type Heading = { title: string; text: string };

/** The whole drawing as SVG text, whatever part of it is on screen. */
export async function drawnSvg(paper: SVGSVGElement | null, size: Size, heading: Heading): Promise<string> {
  if (!paper) throw new Error('there is no drawing to save yet');
  const copy = paper.cloneNode(true) as SVGSVGElement;
  wear(paper, copy);
  copy.querySelector('g')?.removeAttribute('style');
  copy.querySelector('g')?.setAttribute('transform', 'translate(0 0)');
  for (const element of copy.querySelectorAll(ALONE)) element.remove();
  const { width, height } = withHead(size);
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 ${-HEAD} ${width} ${height}`);
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.prepend(ground(paper, { width, height }), ...headed(paper, heading), await letters());
  return new XMLSerializer().serializeToString(copy);
}

export async function drawnPng(paper: SVGSVGElement | null, size: Size, heading: Heading): Promise<Blob> {
  const svg = await drawnSvg(paper, size, heading);
  const { width, height } = withHead(size);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SHARPNESS;
  canvas.height = height * SHARPNESS;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('this browser could not make the picture'))),
      'image/png',
    );
  });
}

const withHead = ({ width, height }: Size): Size => ({
  width: Math.ceil(width),
  height: Math.ceil(height) + HEAD,
});

function headed(paper: SVGSVGElement, { title, text }: Heading): SVGTextElement[] {
  const worn = getComputedStyle(paper);
  const write = (content: string, y: number, font: string, token: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', 'text');
    element.setAttribute('x', '24');
    element.setAttribute('y', String(y));
    element.setAttribute('fill', worn.getPropertyValue(token).trim());
    element.setAttribute('style', `font:${font} ${worn.fontFamily}`);
    element.textContent = content;
    return element;
  };
  return [write(title, -HEAD + 32, '600 18px', '--ink'), write(text, -HEAD + 52, '400 12px', '--ink-quiet')];
}

/** Offers a file for saving. */
export function save(content: Blob | string, name: string, type: string): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1_000);
}

/** Copies what the style sheets say onto the elements themselves. */
function wear(from: Element, to: Element): void {
  const worn = getComputedStyle(from);
  const declared = WORN.map((name) => `${name}:${worn.getPropertyValue(name)}`);
  to.setAttribute('style', declared.join(';'));
  to.removeAttribute('class');
  for (const [index, child] of [...from.children].entries()) {
    const copy = to.children[index];
    if (copy) wear(child, copy);
  }
}

function ground(paper: SVGSVGElement, { width, height }: Size): SVGRectElement {
  const rect = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  rect.setAttribute('y', String(-HEAD));
  rect.setAttribute('width', String(width));
  rect.setAttribute('height', String(height));
  rect.setAttribute('fill', getComputedStyle(paper).getPropertyValue('--ground').trim() || '#ffffff');
  return rect;
}

/** The page's own letters, so that the file looks the same elsewhere; without them it falls back to others. */
async function letters(): Promise<SVGStyleElement> {
  const element = document.createElementNS('http://www.w3.org/2000/svg', 'style');
  const rule = [...document.styleSheets].flatMap(rulesOf).find(isPlainFace);
  const address = rule?.style.getPropertyValue('src').match(/url\("?([^")]+)"?\)/)?.[1];
  if (!rule || !address) return element;
  const answer = await fetch(new URL(address, rule.parentStyleSheet?.href ?? document.baseURI)).catch(
    () => null,
  );
  if (!answer?.ok) return element;
  const data = await asDataAddress(await answer.blob());
  element.textContent = `@font-face{font-family:"Inter Variable";font-weight:100 900;src:url(${data}) format("woff2")}`;
  return element;
}

function rulesOf(sheet: CSSStyleSheet): CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}

const isPlainFace = (rule: CSSRule): rule is CSSFontFaceRule =>
  rule instanceof CSSFontFaceRule &&
  rule.style.getPropertyValue('font-family').includes('Inter') &&
  /U\+0{0,3}0?-0{0,2}FF/i.test(rule.style.getPropertyValue('unicode-range'));

function asDataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
