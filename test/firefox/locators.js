// How vitest's page finds elements for the provider: by selectors that lead through shadow roots. Loaded by vitest
// into the page of the tests.
import { convertElementToCssSelector, Locator, selectorEngine } from '@vitest/browser/locators';
import { page } from 'vitest/browser';
import { __INTERNAL } from 'vitest/internal/browser';

class FirefoxLocator extends Locator {
  constructor(selector, container) {
    super();
    this._pwSelector = selector;
    this._container = container;
  }
  get selector() {
    return convertElementToCssSelector(this._container);
  }
  locator(selector) {
    return new FirefoxLocator(selector, this._container);
  }
  elementLocator(element) {
    return new FirefoxLocator(selectorEngine.generateSelectorSimple(element), element);
  }
}

page.extend({
  elementLocator: (element) => new FirefoxLocator(selectorEngine.generateSelectorSimple(element), element),
});
__INTERNAL._createLocator = (selector) => new FirefoxLocator(selector);
