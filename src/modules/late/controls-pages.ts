// QtQuick.Controls, pages side by side: comes when a document names one of these types.
import { Container } from '../../components/controls/container.ts';
import { PageIndicator, SwipeView, TabBar } from '../../components/controls/tabs.ts';

export const types = { Container, PageIndicator, SwipeView, TabBar };
