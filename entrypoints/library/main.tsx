import '../../components/tokens.css';
import '../../components/page.css';
import '../../components/category-signs.css';
import '../../components/knowledge/knowledge.css';
import '../../components/entry/entry.css';
import '../../components/question/question.css';
import '../../components/court/court.css';
import '../../components/library/library.css';
import '../../components/marks/marks.css';
import '../../components/casebook/casebook.css';
import '../../components/backup/backup.css';
import '../../components/takeout/takeout.css';
import '../../components/backup/reminder.css';
import '../../components/about/about.css';
import '../../components/library/print.css';
import { showPage } from '../pages/show-page.tsx';
import { App } from './App.tsx';

showPage(App);
