import QtQuick

Item {
    width: 10; height: 10
    function leave(code) { if (code) Qt.exit(code); else Qt.quit() }
}
