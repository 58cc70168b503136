// A structured model as nested blocks: what comes one after the other stands below, what is side by side or to choose from stands
// beside. It is a list in lists, so it reads aloud as the outline that it is.
import { useTranslation } from 'react-i18next';
import { type ProcessTree, printTree } from '../../../../core/net/index.ts';
import style from './model-blocks.module.css';

type Block = Exclude<ProcessTree, { kind: 'activity' } | { kind: 'tau' }>;

export function ModelBlocks({ tree }: { tree: ProcessTree }) {
  const { t } = useTranslation();
  if (tree.kind === 'activity') return <span className={style.activity}>{tree.name}</span>;
  if (tree.kind === 'tau') return <span className={style.nothing}>{t('model.nothing')}</span>;
  if (tree.kind === 'sequence') return <Steps of={tree.children} />;
  const { label, parts } = sayBlock(tree);
  return (
    <div className={style.block} data-kind={tree.kind}>
      <p className={style.label}>{t(`model.${label}`)}</p>
      {label === 'loop' ? (
        <Loop parts={parts} />
      ) : (
        <ul className={style.beside}>
          {parts.map((part) => (
            <li key={printTree(part)}>
              <ModelBlocks tree={part} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Steps({ of }: { of: readonly ProcessTree[] }) {
  return (
    <ol className={style.steps}>
      {of.map((step) => (
        <li key={printTree(step)}>
          <ModelBlocks tree={step} />
        </li>
      ))}
    </ol>
  );
}

function Loop({ parts: [body, ...redos] }: { parts: readonly ProcessTree[] }) {
  const { t } = useTranslation();
  return (
    <dl className={style.loop}>
      <dt>{t('model.body')}</dt>
      <dd>{body ? <ModelBlocks tree={body} /> : null}</dd>
      <dt>{t('model.back')}</dt>
      {redos.map((redo) => (
        <dd key={printTree(redo)}>
          <ModelBlocks tree={redo} />
        </dd>
      ))}
    </dl>
  );
}

/** What may be left out, or comes back without anything between, has a name of its own. */
function sayBlock({ kind, children }: Block) {
  const some = children.filter((child) => child.kind !== 'tau');
  if (kind === 'parallel') return { label: 'parallel', parts: children } as const;
  if (kind === 'choice') {
    return some.length === 1 && some.length < children.length
      ? ({ label: 'maybe', parts: some } as const)
      : ({ label: 'choice', parts: children } as const);
  }
  const [body, ...redos] = children;
  if (body?.kind === 'tau') return { label: 'anyNumber', parts: redos } as const;
  if (body && redos.every((redo) => redo.kind === 'tau')) return { label: 'repeat', parts: [body] } as const;
  return { label: 'loop', parts: children } as const;
}
