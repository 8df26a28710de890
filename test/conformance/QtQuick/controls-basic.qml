// Button, Label and TextField in the Basic style: sizes, states, signals of a click and of keys.
// steps: [{"after":200,"click":[20,20]},{"after":600,"key":"Space"},{"after":100,"click":[20,70]},{"type":"hi"},{"key":"Return"},{"after":200,"click":[20,120]},{"after":600,"click":[20,120]}]
import QtQuick
import QtQuick.Controls
Item { width: 300; height: 200
 Button { id: b; text: "Press me now please"; onPressed: console.log("pressed", down); onReleased: console.log("released", down); onClicked: console.log("clicked", activeFocus, focus) ; onCanceled: console.log("canceled"); onDownChanged: console.log("down", down); onActiveFocusChanged: console.log("b focus", activeFocus, visualFocus)}
 TextField { id: f; y: 50; placeholderText: "name"; onTextChanged: console.log("f", text); onAccepted: console.log("accepted"); onEditingFinished: console.log("finished"); onActiveFocusChanged: console.log("f focus", activeFocus) }
 Button { id: c; y: 100; text: "c"; checkable: true; onToggled: console.log("toggled", checked); onCheckedChanged: console.log("checked", checked); onClicked: console.log("c clicked") }
 Label { id: l; y: 150; text: "label" }
 Component.onCompleted: {
  console.log(b.implicitWidth > 100, b.implicitHeight, b.width === b.implicitWidth, b.padding, b.leftPadding, b.topPadding, b.horizontalPadding, b.spacing, b.availableHeight, b.checkable, b.checked, b.down, b.focusPolicy, b.activeFocusOnTab)
  console.log(b.background.width === b.width, b.background.height, b.background.color, b.contentItem.x, b.contentItem.y, b.contentItem.height, b.implicitBackgroundWidth, b.implicitBackgroundHeight)
  console.log(c.implicitWidth, c.implicitHeight, c.leftPadding, c.contentItem.width)
  console.log(f.implicitWidth, f.implicitHeight, f.leftPadding, f.topPadding, f.color, f.selectionColor, f.selectedTextColor, f.placeholderTextColor, f.verticalAlignment, f.background.width, f.background.height, f.background.border.width, f.activeFocusOnTab)
  console.log(l.color, l.implicitHeight, l.linkColor)
  c.checked = true; console.log(c.background.color); c.checked = false; c.highlighted = true; console.log(c.background.color); c.highlighted = false; c.flat = true; console.log(c.background.visible); c.flat = false; c.toggle(); c.toggle()
  b.enabled = false; console.log(b.background.color); b.enabled = true
 }
}
