import QtQuick
import QtQuick.Controls

Row {
    id: row
    property string kind: "Button"
    property bool on: false
    property bool usable: true
    property bool held: false

    padding: 8
    spacing: 8
    Loader {
        sourceComponent: ({ Button: button, CheckBox: check, RadioButton: radio, Switch: toggle, TextField: field })[row.kind]
    }
    Component { id: button; Button { text: "Button"; enabled: row.usable; checkable: row.on; checked: row.on; down: row.held ? true : undefined } }
    Component { id: check; CheckBox { text: "CheckBox"; enabled: row.usable; checked: row.on } }
    Component { id: radio; RadioButton { text: "RadioButton"; enabled: row.usable; checked: row.on } }
    Component { id: toggle; Switch { text: "Switch"; enabled: row.usable; checked: row.on } }
    Component { id: field; TextField { placeholderText: "TextField"; text: row.on ? "Some text" : ""; enabled: row.usable; width: 200 } }
}
