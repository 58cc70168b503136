// What is said on top of every page of the frame while Millrace cannot be reached.
import { useTranslation } from 'react-i18next';
import { CutNotice } from '../parts/cut-notice.tsx';

export function CutLine() {
  const { t } = useTranslation();
  return <CutNotice title={t('frame.cut')} text={t('frame.cutText')} />;
}
