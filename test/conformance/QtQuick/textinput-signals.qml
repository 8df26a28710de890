// TextInput: order of signals, selection, echo, mask, undo.
import QtQuick
Item { width: 300; height: 100
 TextInput { id: t; text: "hello world"; onTextChanged: console.log("text", text); onTextEdited: console.log("edited"); onCursorPositionChanged: console.log("cursor", cursorPosition); onSelectedTextChanged: console.log("sel", selectedText); onSelectionStartChanged: console.log("ss", selectionStart); onSelectionEndChanged: console.log("se", selectionEnd); onCanUndoChanged: console.log("canUndo", canUndo); onCanRedoChanged: console.log("canRedo", canRedo); onDisplayTextChanged: console.log("display", displayText); onContentSizeChanged: console.log("cs"); onAcceptableInputChanged: console.log("acc", acceptableInput); onMaximumLengthChanged: console.log("ml"); onReadOnlyChanged: console.log("ro"); onEchoModeChanged: console.log("echo") ; onImplicitWidthChanged: console.log("iw", implicitWidth)}
 TextInput { id: m; inputMask: ">AA-99;_" } TextInput { id: m2; inputMask: "000.000;#"; text: "1" } TextInput { id: m3; inputMask: "HH:HH"; text: "ab" }
 TextInput { id: d; validator: DoubleValidator { bottom: -1; top: 10; decimals: 2 } }
 TextInput { id: pw; echoMode: TextInput.Password; text: "abc" } TextInput { id: ne; echoMode: TextInput.NoEcho; text: "abc" }
 Component.onCompleted: {
  console.log("-- text"); t.text = "abc def ghi"
  console.log("-- select"); t.select(4, 7); console.log("-- insert"); t.insert(4, "XX"); console.log(t.text, t.cursorPosition, t.selectedText)
  console.log("-- remove"); t.remove(0, 4); console.log(t.text)
  console.log("-- undo"); t.undo(); console.log(t.text); console.log("-- redo"); t.redo(); console.log(t.text)
  console.log("-- selectWord"); t.cursorPosition = 1; t.selectWord(); console.log(t.selectedText); t.moveCursorSelection(5); console.log(t.selectedText, t.cursorPosition);
  console.log("-- max"); t.maximumLength = 4; console.log(t.text); t.text = "toolongtext"; console.log(t.text)
  console.log("-- echo"); t.echoMode = TextInput.Password; console.log(t.displayText); t.echoMode = TextInput.Normal
  console.log("-- clear"); t.clear(); console.log(t.isRightToLeft(0, 1), t.getText(0, 5), t.length)
  console.log(m.text, m.displayText, m.inputMask, m.acceptableInput, m.length, "|", m2.text, m2.displayText, m2.acceptableInput, m2.inputMask, "|", m3.text, m3.displayText, m3.acceptableInput)
  m.text = "ab1"; console.log(m.text, m.displayText, m.acceptableInput); m.text = "AB-12"; console.log(m.text, m.displayText, m.acceptableInput); m.text = "1"; console.log(m.text, m.displayText)
  for (let x of ["5", "10.5", "-1", "-2", "1.234", "1e1", "", "-", "abc", "1.", "9.99"]) { d.text = x; console.log(x, d.acceptableInput) }
  console.log(pw.displayText, ne.displayText === "", pw.implicitWidth > 0, ne.contentWidth, pw.selectedText)
  t.text = "abcd"; t.cursorPosition = 10; console.log(t.cursorPosition); t.select(3, 1); console.log(t.selectionStart, t.selectionEnd, t.cursorPosition); t.text = "zz"; console.log(t.selectionStart, t.selectionEnd, t.cursorPosition, t.selectedText === "")
  console.log("-- insert in ro"); t.readOnly = true; t.insert(0, "q"); t.remove(0, 1); console.log(t.text); t.readOnly = false
  console.log(t.positionAt(3), t.positionAt(100), t.positionAt(0), t.cursorVisible, t.inputMethodComposing, t.preeditText === "", t.canPaste, t.ensureVisible(0))
  console.log("END") }
}
