import '../../components/tokens.css';
import '../../components/page.css';
import '../../components/category-signs.css';
import '../../components/court/court.css';
import '../../components/options/options.css';
import '../../components/packs/packs.css';
import { showPage } from '../pages/show-page.tsx';
import { App } from './App.tsx';

showPage(App);
