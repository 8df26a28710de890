import QtQuick
Item {
    x: `never closed ${1}
}
