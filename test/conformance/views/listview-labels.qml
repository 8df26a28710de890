// Section labels that stay at the beginning and at the end of a ListView, and how those among the rows push them.
import QtQuick
Item {
    width: 300; height: 200
    ListModel { id: rows; Component.onCompleted: { const groups = ["a", "b", "c", "d"]; for (let i = 0; i < 40; i++) append({ group: groups[Math.floor(i / 10)] }) } }
    component Sectioned: ListView {
        width: 90; height: 100; cacheBuffer: 0
        model: rows
        delegate: Component { Item { width: 90; height: 20 } }
        section.property: "group"
        section.delegate: Component { Item { objectName: "label"; property string word: section; width: 90; height: 10 } }
    }
    Sectioned { id: start; section.labelPositioning: ViewSection.InlineLabels | ViewSection.CurrentLabelAtStart }
    Sectioned { id: end; x: 100; section.labelPositioning: ViewSection.InlineLabels | ViewSection.NextLabelAtEnd }
    Sectioned { id: both; x: 200; section.labelPositioning: ViewSection.CurrentLabelAtStart | ViewSection.NextLabelAtEnd }
    function show(word) {
        for (const [name, view] of [["start", start], ["end", end], ["both", both]]) {
            view.forceLayout()
            const seen = []
            for (const item of Array.from(view.contentItem.children))
                if (item.objectName === "label" && item.visible && item.y + 10 > view.contentY && item.y < view.contentY + 100) seen.push(item.word + "@" + (item.y - view.contentY))
            console.log(word, name, view.currentSection, seen.sort().join(" "))
        }
    }
    property var places: [0, 5, 50, 150, 195, 198, 200, 205, 300, 395, 405, 420, 700]
    property int at: 0
    Timer {
        interval: 30; running: true; repeat: true
        onTriggered: {
            if (parent.at > 0) show(places[parent.at - 1])
            if (parent.at === places.length) { stop(); console.log("END"); return }
            start.contentY = end.contentY = both.contentY = places[parent.at++]
        }
    }
}
