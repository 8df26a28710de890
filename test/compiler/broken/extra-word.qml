import QtQuick
Item {}
word
