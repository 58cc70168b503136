// What a screen reader says of a stage and of a path.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type DrawnEdge, type DrawnNode, type FlowDrawing, isGate } from '../flow-drawing.ts';
import { type GateNames, nameOf } from '../size/measures.ts';

export type Speech = {
  node(node: DrawnNode): string;
  edge(edge: DrawnEdge): string;
  name(id: string): string;
};

export function useSpeech(drawing: FlowDrawing): { speech: Speech; names: GateNames } {
  const { t } = useTranslation();
  const names = useMemo(() => ({ start: t('map.start'), end: t('map.end') }), [t]);
  const speech = useMemo((): Speech => {
    const byId = new Map(drawing.nodes.map((node) => [node.id, node]));
    const name = (id: string) => {
      const node = byId.get(id);
      return node ? nameOf(node, names) : id;
    };
    return {
      name,
      node(node) {
        if (isGate(node)) return name(node.id);
        const cases = node.figures?.cases;
        const named = node.sub ? `${node.label} ${node.sub}` : node.label;
        const said = cases
          ? t('map.stage', { name: node.label, cases })
          : t('map.stagePlain', { name: named, kind: t(`map.kind.${node.kind}`) });
        const known = node.meant ? `${said}, ${t(`map.meant.${node.meant}`)}` : said;
        return node.badge ? `${known}, ${node.badge.title}` : known;
      },
      edge(edge) {
        const ends = { from: name(edge.from), to: name(edge.to) };
        const said =
          edge.label === '' ? t('map.pathPlain', ends) : t('map.path', { ...ends, label: spokenLabel(edge) });
        const way = edge.rework ? `${said}, ${t('map.rework')}` : said;
        const known = edge.meant ? `${way}, ${t(`map.meant.${edge.meant}`)}` : way;
        return edge.change ? `${known}, ${t(`map.change.${edge.change}`)}` : known;
      },
    };
  }, [drawing, names, t]);
  return { speech, names };
}

function spokenLabel({ figures, label }: DrawnEdge): string {
  return figures?.cases && figures.median ? `${figures.cases} · ${figures.median}` : label;
}
