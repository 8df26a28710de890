// What checks and toggles print: groups, exclusive buttons, three states, actions.
import QtQuick
import QtQuick.Controls
Item {
    width: 300
    height: 300
    ButtonGroup {
        id: g
        onCheckedButtonChanged: console.log("g checked", checkedButton ? checkedButton.text : null)
        onClicked: button => console.log("g clicked", button.text)
    }
    ButtonGroup { id: loose; exclusive: false; buttons: boxes.children; onCheckStateChanged: console.log("loose", checkState) }
    RadioButton { id: a; text: "a"; checked: true; ButtonGroup.group: g; onCheckedChanged: console.log("a", checked); onToggled: console.log("a toggled") }
    RadioButton { id: b; text: "b"; ButtonGroup.group: g; onCheckedChanged: console.log("b", checked, a.checked); onToggled: console.log("b toggled", checked) }
    Row {
        id: boxes
        y: 100
        CheckBox { id: c1 }
        CheckBox { id: c2 }
    }
    CheckBox { id: tri; tristate: true; onCheckStateChanged: console.log("tri state", checkState, checked); onCheckedChanged: console.log("tri checked", checked); onToggled: console.log("tri toggled") }
    CheckBox { id: own; nextCheckState: function() { return checkState === Qt.Checked ? Qt.Unchecked : Qt.Checked } }
    Switch { id: sw; onCheckedChanged: console.log("sw", checked, position); onPositionChanged: console.log("sw position", position) }
    Action { id: act; text: "Do"; onTriggered: source => console.log("act", source ? source.text : source); onToggled: console.log("act toggled", checked); onCheckedChanged: console.log("act checked", checked) }
    Button { id: acting; action: act; onClicked: console.log("acting clicked") }
    Button { id: named; text: "own"; action: act }
    ActionGroup { id: ag; Action { id: x1; checkable: true; text: "x1" } Action { id: x2; checkable: true; checked: true; text: "x2" } onCheckedActionChanged: console.log("ag", checkedAction ? checkedAction.text : null); onTriggered: action => console.log("ag triggered", action.text) }
    Component.onCompleted: {
        console.log(g.buttons.length, g.checkedButton === a, loose.buttons.length)
        b.checked = true
        a.toggle()
        b.toggle()
        console.log(a.checked, b.checked, g.checkedButton ? g.checkedButton.text : null)
        g.checkedButton = a
        g.removeButton(a)
        console.log(g.checkedButton, g.buttons.length)
        a.checked = true
        c1.checked = true
        c2.checked = true
        c2.checked = false
        loose.checkState = Qt.Unchecked
        console.log(c1.checked, c2.checked)
        tri.checkState = Qt.PartiallyChecked
        tri.checked = true
        tri.checkState = Qt.PartiallyChecked
        tri.checked = false
        console.log(tri.checkState, tri.checked)
        sw.toggle()
        sw.checked = false
        console.log(acting.text, named.text, acting.enabled, acting.checkable)
        act.trigger()
        act.enabled = false
        console.log(acting.enabled)
        act.trigger()
        act.enabled = true
        act.checkable = true
        act.toggle()
        act.trigger()
        console.log(acting.checkable, acting.checked, act.checked)
        act.text = "Other"
        console.log(acting.text, named.text)
        console.log(ag.actions.length, ag.checkedAction === x2)
        x1.trigger()
        x1.trigger()
        console.log(x1.checked, x2.checked)
        console.log("END")
    }
}
