// What the public pages say on top while Millrace cannot be reached.
import { CutNotice } from '../../parts/cut-notice.tsx';
import { publicForm as words } from '../../words/en/public-form.ts';

export const PublicCutLine = () => <CutNotice title={words.cut} text={words.cutText} />;
