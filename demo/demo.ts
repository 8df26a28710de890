// What the demo page does besides its chat, which needs no script: copying and the theme's switch.

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy!)!;
    try {
      await navigator.clipboard.writeText(source.textContent!);
      button.textContent = 'Copied';
    } catch {
      // Without the permission, or over plain HTTP: the text is selected, ready for the user to copy.
      getSelection()?.selectAllChildren(source);
      button.textContent = 'Selected';
    }
    setTimeout(() => {
      button.textContent = label;
    }, 2000);
  });
}

const themed = document.querySelector<HTMLInputElement>('#themed')!;
const show = () => document.querySelector('.window')!.classList.toggle('themed', themed.checked);
themed.addEventListener('change', show);
// The browser may have restored the box.
show();
