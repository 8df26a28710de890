// ButtonGroup: the checked button, the state of all, in order.
import QtQuick
import QtQuick.Controls
Item {
    width: 300; height: 200
    ButtonGroup { id: g; onClicked: (b) => console.log("clicked", b.text); onCheckedButtonChanged: console.log("cb", checkedButton ? checkedButton.text : null); onCheckStateChanged: console.log("cs", checkState); onButtonsChanged: console.log("buttons", buttons.length) }
    ButtonGroup { id: ne; exclusive: false; checkState: parentBox.checkState; onCheckStateChanged: console.log("ne cs", checkState); onCheckedButtonChanged: console.log("ne cb", checkedButton ? checkedButton.text : null) }
    Column {
        RadioButton { id: a; text: "a"; ButtonGroup.group: g; checked: true; onToggled: console.log("a toggled"); onCheckedChanged: console.log("a", checked) }
        RadioButton { id: b; text: "b"; ButtonGroup.group: g; onCheckedChanged: console.log("b", checked) }
        Button { id: c; text: "c"; checkable: true; ButtonGroup.group: g; onCheckedChanged: console.log("c", checked); onToggled: console.log("c toggled") }
        CheckBox { id: parentBox; text: "all"; checkState: ne.checkState; onCheckStateChanged: console.log("all", checkState) }
        CheckBox { id: x; text: "x"; checked: true; ButtonGroup.group: ne }
        CheckBox { id: y; text: "y"; ButtonGroup.group: ne; tristate: true; onCheckStateChanged: console.log("y", checkState, checked) }
        Switch { id: w; text: "w"; onToggled: console.log("w toggled"); onPositionChanged: console.log("pos", position); onVisualPositionChanged: console.log("vpos", visualPosition) }
    }
    Component.onCompleted: {
        console.log("--", g.checkedButton.text, g.checkState, ne.checkState, parentBox.checkState, g.buttons.length)
        b.checked = true
        console.log("-- click c"); c.toggle()
        console.log("-- click c"); c.toggle()
        console.log("-- a.toggle"); a.toggle()
        console.log("-- null"); g.checkedButton = null; console.log(a.checked, g.checkState)
        console.log("-- set"); g.checkedButton = b; console.log(b.checked)
        console.log("-- remove"); g.removeButton(b); console.log(g.checkedButton, b.checked)
        console.log("-- ne"); y.checked = true; console.log(ne.checkState, parentBox.checkState)
        x.checked = false; console.log(ne.checkState)
        parentBox.toggle(); console.log(x.checked, y.checked, ne.checkState, parentBox.checkState)
        y.toggle(); y.toggle(); y.checkState = Qt.PartiallyChecked; console.log(ne.checkState, y.checked)
        w.toggle(); console.log(w.checked, w.position); w.toggle(); console.log(w.checked)
        a.autoExclusive = false; console.log(a.autoExclusive, b.autoExclusive, c.autoExclusive)
        console.log("END")
    }
}
