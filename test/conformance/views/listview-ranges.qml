// Highlight ranges and snapping, and how the view follows its current item.
import QtQuick
Item {
    width: 100; height: 100
    component View: ListView { cacheBuffer: 0; width: 100; height: 100; model: 20; highlightMoveDuration: 0; highlightResizeDuration: 0; delegate: Component { Item { width: 50; height: 20 } } }
    View { id: none }
    View { id: apply; highlightRangeMode: ListView.ApplyRange; preferredHighlightBegin: 20; preferredHighlightEnd: 60 }
    View { id: strict; highlightRangeMode: ListView.StrictlyEnforceRange; preferredHighlightBegin: 40; preferredHighlightEnd: 60 }
    View { id: free; highlightFollowsCurrentItem: false; highlight: Item { y: 7 } }
    function state(word) {
        console.log(word, none.contentY, apply.contentY, strict.contentY, free.contentY, "|", none.currentIndex, strict.currentIndex, strict.highlightItem.y, free.highlightItem.y)
    }
    Timer {
        interval: 100; running: true
        property int step: 0
        property var goals: [3, 6, 19, 10, 9, 0]
        repeat: true
        onTriggered: {
            if (step === 0) state("start")
            else state("at " + goals[step - 1])
            if (step < goals.length) {
                const to = goals[step++]
                for (const view of [none, apply, strict, free]) view.currentIndex = to
                return
            }
            running = false
            strict.contentY = 133; state("moved")
            console.log("END")
        }
    }
}
