// What changed between two versions, in words: grouped by what it is about, each line with how it changed.
import { useTranslation } from 'react-i18next';
import type { DifferenceAbout, WorkflowDifference } from '../../../../core/model/index.ts';
import style from './flow-changes.module.css';

const ORDER: readonly DifferenceAbout[] = ['stage', 'field', 'intake', 'automation', 'workflow', 'drawing'];

export function ChangesList({ differences }: { differences: readonly WorkflowDifference[] }) {
  const { t } = useTranslation();
  if (differences.length === 0) return <p className="quiet">{t('versions.nothing')}</p>;
  return (
    <div className={style.groups}>
      {ORDER.map((about) => {
        const mine = differences.filter((each) => each.about === about);
        if (mine.length === 0) return null;
        return (
          <section key={about}>
            <h3>{t(`versions.about.${about}`)}</h3>
            <ul className={style.list}>
              {mine.map(({ change, text }) => (
                <li key={text} data-change={change}>
                  <span className={style.how}>{t(`versions.change.${change}`)}</span>
                  <span>{text}</span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
