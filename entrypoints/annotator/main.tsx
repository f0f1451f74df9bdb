import '../../components/tokens.css';
import '../../components/page.css';
import '../../components/category-signs.css';
import '../../components/backup/reminder.css';
import '../../components/marks/marks.css';
import '../../components/panel/panel.css';
import '../../components/knowledge/knowledge.css';
import '../../components/entry/entry.css';
import '../../components/question/question.css';
import '../../components/court/court.css';
import '../../components/annotator/annotator.css';
import '../../components/annotator/ocr/ocr.css';
import { showPage } from '../pages/show-page.tsx';
import { App } from './App.tsx';

showPage(App);
