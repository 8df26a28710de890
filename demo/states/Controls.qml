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
        sourceComponent: ({ Button: button, CheckBox: check, RadioButton: radio, Switch: toggle, TextField: field,
            Slider: slider, ProgressBar: progress, SpinBox: spin, ComboBox: combo, ItemDelegate: line, TabBar: tabs, TextArea: area,
            GroupBox: box })[row.kind]
    }
    Component { id: button; Button { text: "Button"; enabled: row.usable; checkable: row.on; checked: row.on; down: row.held ? true : undefined } }
    Component { id: check; CheckBox { text: "CheckBox"; enabled: row.usable; checked: row.on } }
    Component { id: radio; RadioButton { text: "RadioButton"; enabled: row.usable; checked: row.on } }
    Component { id: toggle; Switch { text: "Switch"; enabled: row.usable; checked: row.on } }
    Component { id: slider; Slider { value: row.on ? 0.7 : 0; enabled: row.usable } }
    Component { id: progress; ProgressBar { value: row.on ? 0.7 : 0; enabled: row.usable } }
    Component { id: spin; SpinBox { value: row.on ? 42 : 0; enabled: row.usable } }
    Component { id: combo; ComboBox { model: ["One", "Two"]; currentIndex: row.on ? 1 : 0; enabled: row.usable } }
    Component { id: line; ItemDelegate { text: "ItemDelegate"; highlighted: row.on; enabled: row.usable; width: 200 } }
    Component { id: tabs; TabBar { width: 200; currentIndex: row.on ? 1 : 0; enabled: row.usable; TabButton { text: "One" } TabButton { text: "Two" } } }
    Component { id: area; TextArea { placeholderText: "TextArea"; text: row.on ? "Some text\nin lines" : ""; enabled: row.usable; width: 200 } }
    Component { id: box; GroupBox { title: "GroupBox"; enabled: row.usable; width: 200; Label { text: row.on ? "with content" : " " } } }
    Component { id: field; TextField { placeholderText: "TextField"; text: row.on ? "Some text" : ""; enabled: row.usable; width: 200 } }
}
