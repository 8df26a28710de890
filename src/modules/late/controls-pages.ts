// QtQuick.Controls, pages side by side and one upon another: comes when a document names one of these types.
import { Container } from '../../components/controls/container.ts';
import { StackView } from '../../components/controls/stack-view.ts';
import { PageIndicator, SwipeView, TabBar } from '../../components/controls/tabs.ts';

export const types = { Container, PageIndicator, StackView, SwipeView, TabBar };
