// How large controls with content are, and where it lies in them.
import QtQuick
import QtQuick.Controls
import QtQuick.Layouts
Item {
    id: root
    width: 640
    height: 480
    function at(name, o) { console.log(name, o.implicitWidth, o.implicitHeight, o.width, o.height) }
    function inside(name, o) { const c = o.contentItem; console.log(name, "content", c.x, c.y, c.width, c.height, o.availableWidth, o.availableHeight) }
    Button { id: button; text: "Text" }
    Button { id: wide; text: "x"; padding: 20; leftPadding: 3; topInset: 4; leftInset: 5; width: 200 }
    Button { id: own; implicitWidth: 50; text: "x"; background: Rectangle { implicitWidth: 33; implicitHeight: 22 } contentItem: Text { text: own.text } }
    CheckBox { id: check; text: "A check box" }
    CheckBox { id: tall; text: "x"; height: 60; width: 150 }
    Switch { id: sw; text: "On" }
    RadioButton { id: radio; width: 100; height: 30 }
    ItemDelegate { id: row; text: "A row"; width: 300 }
    CheckDelegate { id: crow; text: "A row"; width: 300 }
    GroupBox { id: group; title: "Title"; Column { Rectangle { width: 90; height: 20 } Rectangle { width: 50; height: 30 } } }
    GroupBox { id: sized; title: "A"; width: 150; height: 100; Item { id: inGroup; anchors.fill: parent } }
    Pane { id: pane; Rectangle { implicitWidth: 70; implicitHeight: 40 } }
    Pane { id: two; Rectangle { implicitWidth: 70; implicitHeight: 40 } Rectangle { implicitWidth: 7; implicitHeight: 4 } }
    Pane { id: given; contentWidth: 44; contentHeight: 55; padding: 3 }
    Frame { id: frame; RowLayout { Button { text: "a" } Rectangle { implicitWidth: 10; implicitHeight: 10 } } }
    Page { id: page; title: "T"; padding: 4; header: ToolBar { ToolButton { text: "x" } } footer: Item { implicitHeight: 9; implicitWidth: 400 } Rectangle { implicitWidth: 30; implicitHeight: 20 } }
    Page { id: bare; width: 200; height: 100; header: Label { text: "h" } Item { id: inPage; anchors.fill: parent } }
    ToolBar { id: bar; RowLayout { ToolButton { text: "a" } ToolSeparator {} ToolButton { text: "b" } } }
    ToolSeparator { id: flat; orientation: Qt.Horizontal }
    Slider { id: upright; orientation: Qt.Vertical; value: 0.25 }
    Slider { id: slider; value: 0.25; width: 300; height: 60 }
    ProgressBar { id: progress; to: 4; value: 1; width: 80; height: 20 }
    SpinBox { id: spin; to: 100000; value: 12345; height: 50 }
    ComboBox { id: combo; width: 90; model: ["one", "two"] }
    TextField { id: field; text: "words"; width: 90 }
    TextArea { id: area; text: "one\ntwo"; placeholderText: "a long placeholder text" }
    Label { id: label; text: "label"; padding: 4; background: Rectangle { implicitWidth: 100; implicitHeight: 5 } }
    TabBar { id: tabs; width: 300; TabButton { id: t1; text: "One" } TabButton { id: t2; text: "Two"; width: 60 } TabButton { id: t3; text: "Three" } }
    TabBar { id: loose; TabButton { text: "One" } TabButton { id: l2; text: "Two" } }
    SwipeView { id: swipe; width: 120; height: 80; Rectangle { id: s1; implicitWidth: 200 } Rectangle { id: s2 } }
    PageIndicator { id: dots; count: 3 }
    DialogButtonBox { id: box; width: 300; standardButtons: DialogButtonBox.Ok | DialogButtonBox.Cancel | DialogButtonBox.Help }
    DialogButtonBox { id: single; standardButtons: DialogButtonBox.Ok }
    ScrollView { id: scroll; width: 100; height: 60; Rectangle { implicitWidth: 300; implicitHeight: 200 } }
    Component.onCompleted: {
        for (const [name, o] of Object.entries({ button, wide, own, check, tall, sw, radio, row, crow, sized, given, frame, page, bare, bar, flat, upright, slider, progress, spin, combo, field, area, label, tabs, loose, dots, single, pane, two, group })) at(name, o)
        for (const [name, o] of Object.entries({ button, wide, own, check, tall, sw, row, sized, given, page, bare, progress, spin })) inside(name, o)
        console.log(wide.background.x, wide.background.y, wide.background.width, wide.background.height)
        for (const o of [check, tall, radio, crow, sw]) console.log("mark", o.indicator.x, o.indicator.y, o.indicator.width, o.indicator.height)
        console.log(sized.label.x, sized.label.y, sized.label.width, sized.topPadding, sized.background.y, sized.background.height, inGroup.height)
        console.log(page.header.width, page.footer.y, page.footer.width, bare.header.height, inPage.y, inPage.height, page.implicitHeaderHeight, page.implicitFooterWidth)
        console.log(slider.handle.x, slider.handle.y, slider.background.y, slider.background.width, upright.handle.x, upright.handle.y, upright.visualPosition)
        console.log(progress.background.y, progress.background.height, progress.position)
        console.log(spin.up.indicator.x, spin.up.indicator.height, spin.down.indicator.x, spin.leftPadding, spin.displayText)
        console.log(combo.indicator.x, combo.background.width, field.background.width, label.background.width, label.background.height)
        console.log(scroll.contentWidth, scroll.contentHeight, scroll.contentItem.contentWidth, scroll.availableWidth, scroll.implicitWidth)
        later.start()
    }
    Timer {
        id: later
        interval: 100
        onTriggered: {
            console.log(t1.x, t1.width, t2.x, t2.width, t3.x, t3.width, t1.height, tabs.currentIndex, t1.checked, t1.TabBar.index, t2.TabBar.tabBar === tabs, l2.width)
            console.log(s2.SwipeView.index, s1.SwipeView.isCurrentItem, s2.SwipeView.isNextItem, swipe.count)
            tabs.currentIndex = 2
            console.log(t3.checked, t1.checked)
            tabs.removeItem(t1)
            console.log(tabs.count, tabs.currentIndex, t3.TabBar.index)
            tabs.moveItem(0, 1)
            console.log(tabs.currentIndex, tabs.itemAt(0) === t3, tabs.currentItem === t3)
            swipe.currentIndex = 1
            console.log(s2.SwipeView.isCurrentItem, s1.SwipeView.isPreviousItem)
            console.log("END")
        }
    }
}
